// The Linux calls that Swift's Glibc module lacks. Nothing here decides anything; every function is one call
// and reports failure the way the call does (a negative result and errno).
#ifndef HOLDFAST_CLINUX_SHIM_H
#define HOLDFAST_CLINUX_SHIM_H

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

// Declared here because <pthread.h> shows it only under _GNU_SOURCE, which changes types that Swift's Glibc module
// has already read without it.
extern int pthread_setname_np(pthread_t thread, const char *name);

#ifndef RENAME_NOREPLACE
#define RENAME_NOREPLACE (1 << 0)
#endif
#ifndef F_SETLEASE
#define F_SETLEASE 1024
#endif

/// Renames without ever replacing an existing entry (renameat2(2) with RENAME_NOREPLACE).
static inline int holdfast_rename_no_replace(int old_dir, const char *old_name, int new_dir, const char *new_name) {
    return (int)syscall(SYS_renameat2, old_dir, old_name, new_dir, new_name, RENAME_NOREPLACE);
}

/// Takes (F_RDLCK) or gives back (F_UNLCK) a lease; F_RDLCK fails with EAGAIN while anyone has the file open for writing.
static inline int holdfast_set_lease(int descriptor, int kind) {
    return fcntl(descriptor, F_SETLEASE, kind);
}

/// The file system's magic number (statfs(2) f_type), or -1.
static inline long holdfast_file_system_type(const char *path) {
    struct statfs information;
    return statfs(path, &information) == 0 ? (long)information.f_type : -1;
}

/// Writes everything dirty on the file system that holds the descriptor (syncfs(2)).
static inline int holdfast_sync_file_system(int descriptor) {
    return (int)syscall(SYS_syncfs, descriptor);
}

/// Names the calling thread for ps, top and debuggers; at most 15 bytes.
static inline int holdfast_name_thread(const char *name) {
    return pthread_setname_np(pthread_self(), name);
}

/// Where holdfast_forward_signal writes; one per process, since a signal handler can be given nothing.
static volatile sig_atomic_t holdfast_signal_descriptor = -1;

/// Writes the signal's number as one byte; nothing but write(2), which a signal handler may call.
static inline void holdfast_forward_signal(int number) {
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    ssize_t written = write(holdfast_signal_descriptor, &byte, 1);
    (void)written;
    errno = saved;
}

/// Has a signal's number written to the descriptor whenever it comes (sigaction(2)); calls go on where they were.
static inline int holdfast_watch_signal(int number, int descriptor) {
    struct sigaction action = {.sa_handler = holdfast_forward_signal, .sa_flags = SA_RESTART};
    holdfast_signal_descriptor = descriptor;
    return sigaction(number, &action, NULL);
}

/// Keeps up to `bytes` of freed heap instead of returning it at every free (mallopt(3) M_TRIM_THRESHOLD).
static inline int holdfast_set_trim_threshold(int bytes) {
    return mallopt(M_TRIM_THRESHOLD, bytes);
}

/// Lets all threads share one heap, so that what one has freed another can use (mallopt(3) M_ARENA_MAX).
static inline int holdfast_share_heap(void) {
    return mallopt(M_ARENA_MAX, 1);
}

/// Returns free heap to the system, also from between what is in use (malloc_trim(3)).
static inline int holdfast_return_heap(void) {
    return malloc_trim(0);
}

#endif
