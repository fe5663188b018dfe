// receiver: answers every POST with 204 over keep-alive connections, as fast as one thread can.
//
//   cc -O2 receiver.c -o receiver && ./receiver 8099
//
// Writes a line "requests connections moment" to standard output at each line of standard input, and ends with it; the
// moment is when the latest request was whole, in nanoseconds of CLOCK_MONOTONIC.
// Reads only what it needs: the end of the head, and Content-Length. For measuring senders, not for the open network.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define BUFFER 65536
#define CONNECTIONS 65536

struct connection {
    size_t length;
    char bytes[BUFFER + 1];
};

static struct connection *connections[CONNECTIONS];
static long requests, opened;
static struct timespec latest;
static const char answer[] = "HTTP/1.1 204 No Content\r\n\r\n";

static void die(const char *what) {
    perror(what);
    exit(1);
}

static void forget(int descriptor) {
    free(connections[descriptor]);
    connections[descriptor] = NULL;
    close(descriptor);
}

/// The length of the first whole request in the buffer; 0 when it is not whole yet, -1 when it never fits.
static long request_length(struct connection *connection) {
    connection->bytes[connection->length] = 0;
    char *end = strstr(connection->bytes, "\r\n\r\n");
    if (!end) return connection->length == BUFFER ? -1 : 0;
    size_t needed = (size_t)(end - connection->bytes) + 4;
    for (char *line = connection->bytes; line && line < end; line = strchr(line, '\n'), line = line ? line + 1 : NULL)
        if (!strncasecmp(line, "content-length:", 15)) needed += strtoul(line + 15, NULL, 10);
    if (needed > BUFFER) return -1;
    return connection->length >= needed ? (long)needed : 0;
}

static void serve(int descriptor) {
    struct connection *connection = connections[descriptor];
    ssize_t count = recv(descriptor, connection->bytes + connection->length, BUFFER - connection->length, 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (count <= 0) {
        forget(descriptor);
        return;
    }
    connection->length += (size_t)count;
    long needed;
    while ((needed = request_length(connection)) > 0) {
        requests++;
        clock_gettime(CLOCK_MONOTONIC, &latest);
        connection->length -= (size_t)needed;
        memmove(connection->bytes, connection->bytes + needed, connection->length);
        if (send(descriptor, answer, sizeof answer - 1, MSG_NOSIGNAL) != sizeof answer - 1) needed = -1;
        if (needed < 0) break;
    }
    if (needed < 0) forget(descriptor);
}

static void take(int listener, int set) {
    int descriptor;
    while ((descriptor = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
        if (descriptor >= CONNECTIONS || !(connections[descriptor] = malloc(sizeof(struct connection)))) {
            close(descriptor);
            continue;
        }
        connections[descriptor]->length = 0;
        int one = 1;
        setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        struct epoll_event event = {.events = EPOLLIN, .data.fd = descriptor};
        if (epoll_ctl(set, EPOLL_CTL_ADD, descriptor, &event)) die("epoll_ctl");
        opened++;
    }
}

int main(int count, char **arguments) {
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), set = epoll_create1(EPOLL_CLOEXEC);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    address.sin_port = htons(count > 1 ? (unsigned short)atoi(arguments[1]) : 8099);
    int one = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 4096)) die("listen");
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listener};
    if (epoll_ctl(set, EPOLL_CTL_ADD, listener, &event)) die("epoll_ctl");
    event.data.fd = STDIN_FILENO;
    int has_input = epoll_ctl(set, EPOLL_CTL_ADD, STDIN_FILENO, &event) == 0;
    struct epoll_event events[256];
    for (;;) {
        int ready = epoll_wait(set, events, 256, -1);
        if (ready < 0 && errno != EINTR) die("epoll_wait");
        for (int index = 0; index < ready; index++) {
            int descriptor = events[index].data.fd;
            if (descriptor == listener) {
                take(listener, set);
            } else if (has_input && descriptor == STDIN_FILENO) {
                char line[256];
                if (read(STDIN_FILENO, line, sizeof line) <= 0) return 0;
                printf("%ld %ld %lld\n", requests, opened, latest.tv_sec * 1000000000LL + latest.tv_nsec);
                fflush(stdout);
            } else if (connections[descriptor]) {
                serve(descriptor);
            }
        }
    }
}
