// A file layer for SQLite that fails on command. For tests; one database at a time uses it.
//
// Two kinds of fault:
//   * a call fails: the n-th write or sync from now returns the given result code (disk full, I/O error);
//   * a power cut: everything written but not synced is taken back (some of it kept, in random 512-byte sectors, as a
//     disk may), and from then on every call fails, until the layer is reset.
#ifndef FAULTY_VFS_H
#define FAULTY_VFS_H

#ifdef __cplusplus
extern "C" {
#endif

/// Registers the layer under the name "faulty" (once; later calls do nothing). Returns an SQLite result code.
int faulty_vfs_register(void);

/// Forgets all faults and everything recorded. No database may be open on the layer.
void faulty_vfs_reset(void);

/// Lets `count` further writes succeed and every later one fail with `code`; a negative count switches it off.
void faulty_vfs_fail_writes_after(int count, int code);

/// Lets `count` further syncs succeed and every later one fail with `code`; a negative count switches it off.
void faulty_vfs_fail_syncs_after(int count, int code);

/// Lets every later read fail with `code`; 0 switches it off.
void faulty_vfs_fail_reads(int code);

/// Sets the errno that failing calls leave behind.
void faulty_vfs_set_errno(int system_error);

/// Cuts the power: takes back unsynced writes, keeping random sectors of them (seed), and fails every later call.
void faulty_vfs_cut_power(unsigned seed);

/// How many syncs have succeeded since the last reset.
int faulty_vfs_syncs(void);

#ifdef __cplusplus
}
#endif
#endif
