// curl_peer: posts as fast as plain C on libcurl's multi interface can, to compare the transport with.
//
//   cc -O2 curl_peer.c -o curl_peer -lcurl && ./curl_peer http://127.0.0.1:8099/hook 64 100000
//
// Prints "posts seconds posts/s cpu-seconds posts/cpu-s failures". The same libcurl, options and epoll as the transport,
// the same 1 kB body and headers; handles are reset for each post, as there. No guard against stale connections.
#define _GNU_SOURCE
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static CURLM *multi;
static int set;
static double timer_due = -1;
static const char *url;
static char body[1024];
static struct curl_slist *headers;
static long started, ended, failed, total;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double cpu(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static int socket_changed(CURL *easy, curl_socket_t descriptor, int what, void *data, void *known) {
    (void)easy, (void)data;
    struct epoll_event event = {.data.fd = descriptor};
    if (what & CURL_POLL_IN && what != CURL_POLL_REMOVE) event.events |= EPOLLIN;
    if (what & CURL_POLL_OUT && what != CURL_POLL_REMOVE) event.events |= EPOLLOUT;
    if (what == CURL_POLL_REMOVE) return epoll_ctl(set, EPOLL_CTL_DEL, descriptor, NULL), 0;
    epoll_ctl(set, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, descriptor, &event);
    if (!known) curl_multi_assign(multi, descriptor, &multi);
    return 0;
}

static int timer_changed(CURLM *handle, long milliseconds, void *data) {
    (void)handle, (void)data;
    timer_due = milliseconds < 0 ? -1 : now() + (double)milliseconds / 1e3;
    return 0;
}

static size_t discard(char *bytes, size_t size, size_t count, void *data) {
    (void)bytes, (void)data;
    return size * count;
}

static void start(CURL *easy) {
    started++;
    curl_easy_reset(easy);
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "https,http");
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, 20000L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, 5000L);
    curl_easy_setopt(easy, CURLOPT_CAPATH, NULL);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)sizeof body);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, discard);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, discard);
    curl_multi_add_handle(multi, easy);
}

static void finish(void) {
    int left;
    for (CURLMsg *message; (message = curl_multi_info_read(multi, &left));) {
        CURL *easy = message->easy_handle;
        long status = 0;
        curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
        if (message->data.result != CURLE_OK || status != 204) failed++;
        ended++;
        curl_multi_remove_handle(multi, easy);
        if (started < total) start(easy);
    }
}

int main(int count, char **arguments) {
    if (count != 4) return fprintf(stderr, "usage: curl_peer URL CONCURRENCY POSTS\n"), 2;
    url = arguments[1];
    long concurrency = atol(arguments[2]);
    total = atol(arguments[3]);
    memset(body, 'x', sizeof body);
    curl_global_init(CURL_GLOBAL_ALL);
    multi = curl_multi_init();
    set = epoll_create1(EPOLL_CLOEXEC);
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, 2 * concurrency);
    curl_multi_setopt(multi, CURLMOPT_PIPELINING, CURLPIPE_NOTHING);
    curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, socket_changed);
    curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, timer_changed);
    headers = curl_slist_append(headers, "content-type: application/json");
    headers = curl_slist_append(headers, "webhook-id: msg_p5jXN8AQM9LWM0D4loKWxJek");
    headers = curl_slist_append(headers, "webhook-timestamp: 1614265330");
    headers = curl_slist_append(headers, "webhook-signature: v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    headers = curl_slist_append(headers, "Expect:");
    double begin = now(), begin_cpu = cpu();
    for (long index = 0; index < concurrency && started < total; index++) start(curl_easy_init());
    struct epoll_event events[256];
    while (ended < total) {
        double wait = timer_due < 0 ? -1 : (timer_due - now()) * 1e3 + 0.999;
        int running, ready = epoll_wait(set, events, 256, timer_due < 0 ? -1 : wait < 0 ? 0 : (int)wait);
        for (int index = 0; index < ready; index++) {
            int mask = (events[index].events & EPOLLIN ? CURL_CSELECT_IN : 0) |
                       (events[index].events & EPOLLOUT ? CURL_CSELECT_OUT : 0) |
                       (events[index].events & (EPOLLERR | EPOLLHUP) ? CURL_CSELECT_IN | CURL_CSELECT_OUT : 0);
            curl_multi_socket_action(multi, events[index].data.fd, mask, &running);
        }
        if (timer_due >= 0 && timer_due <= now()) {
            timer_due = -1;
            curl_multi_socket_action(multi, CURL_SOCKET_TIMEOUT, 0, &running);
        }
        finish();
    }
    double seconds = now() - begin, used = cpu() - begin_cpu;
    printf("%ld %.3f %.0f %.3f %.0f %ld\n", total, seconds, (double)total / seconds, used, (double)total / used, failed);
    return 0;
}
