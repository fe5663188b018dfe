#include "faulty_vfs.h"

#include <errno.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#define SECTOR 512

// One write that has not been synced: what the file held before, so that it can be taken back.
typedef struct Undo {
    struct Undo *older;
    sqlite3_int64 offset;
    sqlite3_int64 size_before;
    int length;
    unsigned char before[];
} Undo;

typedef struct FaultyFile {
    sqlite3_file base;
    struct FaultyFile *next;
    Undo *newest;
    sqlite3_file *real;
} FaultyFile;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static sqlite3_vfs *unix_vfs;
static sqlite3_vfs faulty;
static sqlite3_io_methods methods;
static FaultyFile *open_files;
static int writes_left = -1, write_code, syncs_left = -1, sync_code, power_is_off, syncs, read_code, system_error;

static FaultyFile *file_of(sqlite3_file *file) { return (FaultyFile *)file; }
static sqlite3_file *real_of(sqlite3_file *file) { return file_of(file)->real; }

static void forget(FaultyFile *file) {
    while (file->newest) {
        Undo *undo = file->newest;
        file->newest = undo->older;
        free(undo);
    }
}

static int faulty_close(sqlite3_file *file) {
    pthread_mutex_lock(&lock);
    for (FaultyFile **link = &open_files; *link; link = &(*link)->next) {
        if (*link == file_of(file)) {
            *link = file_of(file)->next;
            break;
        }
    }
    forget(file_of(file));
    pthread_mutex_unlock(&lock);
    return real_of(file)->pMethods->xClose(real_of(file));
}

static int faulty_read(sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset) {
    if (power_is_off) return SQLITE_IOERR_READ;
    if (read_code) return read_code;
    return real_of(file)->pMethods->xRead(real_of(file), bytes, length, offset);
}

// Remembers what a write or truncate is about to destroy. The caller holds the lock.
static int remember(FaultyFile *file, int length, sqlite3_int64 offset) {
    Undo *undo = malloc(sizeof(Undo) + (size_t)length);
    if (!undo) return SQLITE_NOMEM;
    memset(undo->before, 0, (size_t)length);
    file->real->pMethods->xFileSize(file->real, &undo->size_before);
    if (length > 0) file->real->pMethods->xRead(file->real, undo->before, length, offset);
    undo->offset = offset;
    undo->length = length;
    undo->older = file->newest;
    file->newest = undo;
    return SQLITE_OK;
}

static int faulty_write(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset) {
    pthread_mutex_lock(&lock);
    int code = power_is_off ? SQLITE_IOERR_WRITE : SQLITE_OK;
    if (code == SQLITE_OK && writes_left == 0) errno = system_error, code = write_code;
    if (code == SQLITE_OK && writes_left > 0) writes_left--;
    if (code == SQLITE_OK) code = remember(file_of(file), length, offset);
    if (code == SQLITE_OK) code = real_of(file)->pMethods->xWrite(real_of(file), bytes, length, offset);
    pthread_mutex_unlock(&lock);
    return code;
}

static int faulty_truncate(sqlite3_file *file, sqlite3_int64 size) {
    pthread_mutex_lock(&lock);
    int code = power_is_off ? SQLITE_IOERR_TRUNCATE : SQLITE_OK;
    sqlite3_int64 before = 0;
    if (code == SQLITE_OK) code = real_of(file)->pMethods->xFileSize(real_of(file), &before);
    if (code == SQLITE_OK && size < before) code = remember(file_of(file), (int)(before - size), size);
    if (code == SQLITE_OK) code = real_of(file)->pMethods->xTruncate(real_of(file), size);
    pthread_mutex_unlock(&lock);
    return code;
}

static int faulty_sync(sqlite3_file *file, int flags) {
    pthread_mutex_lock(&lock);
    int code = power_is_off ? SQLITE_IOERR_FSYNC : SQLITE_OK;
    if (code == SQLITE_OK && syncs_left == 0) errno = system_error, code = sync_code;
    if (code == SQLITE_OK && syncs_left > 0) syncs_left--;
    if (code == SQLITE_OK) {
        // The real sync is left out: the test process does not lose power, and the tests stay fast.
        (void)flags;
        forget(file_of(file));
        syncs++;
    }
    pthread_mutex_unlock(&lock);
    return code;
}

static int faulty_size(sqlite3_file *file, sqlite3_int64 *size) {
    return real_of(file)->pMethods->xFileSize(real_of(file), size);
}
static int faulty_lock(sqlite3_file *file, int level) {
    return real_of(file)->pMethods->xLock(real_of(file), level);
}
static int faulty_unlock(sqlite3_file *file, int level) {
    return real_of(file)->pMethods->xUnlock(real_of(file), level);
}
static int faulty_check_lock(sqlite3_file *file, int *result) {
    return real_of(file)->pMethods->xCheckReservedLock(real_of(file), result);
}
static int faulty_control(sqlite3_file *file, int operation, void *argument) {
    return real_of(file)->pMethods->xFileControl(real_of(file), operation, argument);
}
static int faulty_sector_size(sqlite3_file *file) {
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}
static int faulty_characteristics(sqlite3_file *file) {
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}
static int faulty_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **memory) {
    return real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, memory);
}
static int faulty_shm_lock(sqlite3_file *file, int offset, int count, int flags) {
    return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}
static void faulty_shm_barrier(sqlite3_file *file) { real_of(file)->pMethods->xShmBarrier(real_of(file)); }
static int faulty_shm_unmap(sqlite3_file *file, int remove) {
    return real_of(file)->pMethods->xShmUnmap(real_of(file), remove);
}

static int faulty_open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out) {
    (void)vfs;
    FaultyFile *opened = file_of(file);
    memset(opened, 0, sizeof(*opened));
    opened->real = (sqlite3_file *)(opened + 1);
    int code = unix_vfs->xOpen(unix_vfs, name, opened->real, flags, out);
    if (code != SQLITE_OK) return code;
    opened->base.pMethods = &methods;
    pthread_mutex_lock(&lock);
    opened->next = open_files;
    open_files = opened;
    pthread_mutex_unlock(&lock);
    return SQLITE_OK;
}

int faulty_vfs_register(void) {
    static int is_registered;
    pthread_mutex_lock(&lock);
    int code = SQLITE_OK;
    if (!is_registered) {
        unix_vfs = sqlite3_vfs_find("unix");
        faulty = *unix_vfs;
        faulty.zName = "faulty";
        faulty.szOsFile = (int)sizeof(FaultyFile) + unix_vfs->szOsFile;
        faulty.xOpen = faulty_open;
        methods = (sqlite3_io_methods){
            .iVersion = 2, .xClose = faulty_close, .xRead = faulty_read, .xWrite = faulty_write,
            .xTruncate = faulty_truncate, .xSync = faulty_sync, .xFileSize = faulty_size, .xLock = faulty_lock,
            .xUnlock = faulty_unlock, .xCheckReservedLock = faulty_check_lock, .xFileControl = faulty_control,
            .xSectorSize = faulty_sector_size, .xDeviceCharacteristics = faulty_characteristics,
            .xShmMap = faulty_shm_map, .xShmLock = faulty_shm_lock, .xShmBarrier = faulty_shm_barrier,
            .xShmUnmap = faulty_shm_unmap,
        };
        code = sqlite3_vfs_register(&faulty, 0);
        is_registered = code == SQLITE_OK;
    }
    pthread_mutex_unlock(&lock);
    return code;
}

void faulty_vfs_reset(void) {
    pthread_mutex_lock(&lock);
    writes_left = syncs_left = -1;
    power_is_off = syncs = read_code = system_error = 0;
    pthread_mutex_unlock(&lock);
}

void faulty_vfs_fail_reads(int code) {
    pthread_mutex_lock(&lock);
    read_code = code;
    pthread_mutex_unlock(&lock);
}

void faulty_vfs_set_errno(int error) {
    pthread_mutex_lock(&lock);
    system_error = error;
    pthread_mutex_unlock(&lock);
}

void faulty_vfs_fail_writes_after(int count, int code) {
    pthread_mutex_lock(&lock);
    writes_left = count;
    write_code = code;
    pthread_mutex_unlock(&lock);
}

void faulty_vfs_fail_syncs_after(int count, int code) {
    pthread_mutex_lock(&lock);
    syncs_left = count;
    sync_code = code;
    pthread_mutex_unlock(&lock);
}

// Takes one write back, except for random whole sectors of it that "reached the disk".
static void take_back(FaultyFile *file, Undo *undo, unsigned *seed) {
    for (int start = 0; start < undo->length;) {
        sqlite3_int64 at = undo->offset + start;
        int length = SECTOR - (int)(at % SECTOR);
        if (length > undo->length - start) length = undo->length - start;
        if (rand_r(seed) % 4 != 0) file->real->pMethods->xWrite(file->real, undo->before + start, length, at);
        start += length;
    }
    if (rand_r(seed) % 4 != 0) file->real->pMethods->xTruncate(file->real, undo->size_before);
}

void faulty_vfs_cut_power(unsigned seed) {
    pthread_mutex_lock(&lock);
    power_is_off = 1;
    for (FaultyFile *file = open_files; file; file = file->next) {
        for (Undo *undo = file->newest; undo; undo = undo->older) take_back(file, undo, &seed);
        forget(file);
    }
    pthread_mutex_unlock(&lock);
}

int faulty_vfs_syncs(void) {
    pthread_mutex_lock(&lock);
    int count = syncs;
    pthread_mutex_unlock(&lock);
    return count;
}
