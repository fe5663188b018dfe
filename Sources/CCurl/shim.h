// What Swift cannot import from curl.h: variadic functions. Nothing here decides anything; every function is one call.
// The names in parentheses keep curl's type-checking macros away, which want to see the option as a constant.
#ifndef HOLDFAST_CCURL_SHIM_H
#define HOLDFAST_CCURL_SHIM_H

#include <curl/curl.h>

/// Sets an option that takes a long.
static inline CURLcode holdfast_easy_set_long(CURL *easy, CURLoption option, long value) {
    return (curl_easy_setopt)(easy, option, value);
}

/// Sets an option that takes a curl_off_t.
static inline CURLcode holdfast_easy_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
    return (curl_easy_setopt)(easy, option, value);
}

/// Sets an option that takes text; curl copies it.
static inline CURLcode holdfast_easy_set_text(CURL *easy, CURLoption option, const char *value) {
    return (curl_easy_setopt)(easy, option, value);
}

/// Sets an option that takes a pointer; what it points to must live as long as curl may use it.
static inline CURLcode holdfast_easy_set_pointer(CURL *easy, CURLoption option, const void *value) {
    return (curl_easy_setopt)(easy, option, value);
}

/// Sets CURLOPT_HEADERFUNCTION or CURLOPT_WRITEFUNCTION.
static inline CURLcode holdfast_easy_set_write(CURL *easy, CURLoption option, curl_write_callback callback) {
    return (curl_easy_setopt)(easy, option, callback);
}

/// Sets CURLOPT_OPENSOCKETFUNCTION.
static inline CURLcode holdfast_easy_set_open_socket(CURL *easy, curl_opensocket_callback callback) {
    return (curl_easy_setopt)(easy, CURLOPT_OPENSOCKETFUNCTION, callback);
}

/// Sets CURLOPT_CLOSESOCKETFUNCTION.
static inline CURLcode holdfast_easy_set_close_socket(CURL *easy, curl_closesocket_callback callback) {
    return (curl_easy_setopt)(easy, CURLOPT_CLOSESOCKETFUNCTION, callback);
}

/// Sets CURLOPT_PREREQFUNCTION.
static inline CURLcode holdfast_easy_set_prerequest(CURL *easy, curl_prereq_callback callback) {
    return (curl_easy_setopt)(easy, CURLOPT_PREREQFUNCTION, callback);
}

/// Reads an information that is a long.
static inline CURLcode holdfast_easy_get_long(CURL *easy, CURLINFO information, long *value) {
    return (curl_easy_getinfo)(easy, information, value);
}

/// Reads an information that is a curl_off_t.
static inline CURLcode holdfast_easy_get_offset(CURL *easy, CURLINFO information, curl_off_t *value) {
    return (curl_easy_getinfo)(easy, information, value);
}

/// Reads an information that is a pointer: CURLINFO_PRIVATE.
static inline CURLcode holdfast_easy_get_pointer(CURL *easy, CURLINFO information, void **value) {
    return (curl_easy_getinfo)(easy, information, value);
}

/// Sets an option of a multi handle that takes a long.
static inline CURLMcode holdfast_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return (curl_multi_setopt)(multi, option, value);
}

/// Sets an option of a multi handle that takes a pointer.
static inline CURLMcode holdfast_multi_set_pointer(CURLM *multi, CURLMoption option, void *value) {
    return (curl_multi_setopt)(multi, option, value);
}

/// Sets CURLMOPT_SOCKETFUNCTION.
static inline CURLMcode holdfast_multi_set_socket(CURLM *multi, curl_socket_callback callback) {
    return (curl_multi_setopt)(multi, CURLMOPT_SOCKETFUNCTION, callback);
}

/// Sets CURLMOPT_TIMERFUNCTION.
static inline CURLMcode holdfast_multi_set_timer(CURLM *multi, curl_multi_timer_callback callback) {
    return (curl_multi_setopt)(multi, CURLMOPT_TIMERFUNCTION, callback);
}

#endif
