/*
 * A machine that fails, for one process, by LD_PRELOAD. STELE_MACHINE names a folder with:
 *   control   four 64-bit numbers that the test writes at any time: microseconds that each sync takes longer; 1 where the
 *             disk is full; seconds that the clock is ahead; (unused)
 *   durable/  what a loss of power would leave: for each file, named by its number (inode), a copy as of its last sync;
 *             "N.new" for a file that this process made and never synced
 * Only files under STELE_MACHINE_DISK are looked at. What is written through a mapping is not seen. Names (made, moved,
 * deleted) last at once, as with a journal of metadata; it is the contents that wait for a sync.
 * Children are not touched.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define FDS 65536
#define FOLDER (PATH_MAX - 64)
#define FILES 65536

/* What of a file was written since its last sync: one range, and everything where it was not followed from the start. */
struct file { ino_t inode; off_t low, high; };

static volatile int64_t *control;
static char disk[FOLDER], durable[FOLDER];
static size_t disk_length;
static ino_t inodes[FDS];
static struct file files[FILES];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER, syncing = PTHREAD_MUTEX_INITIALIZER;

static void fail(const char *what) {
    dprintf(2, "machine.c: %s: %s\n", what, strerror(errno));
    _exit(99);
}

__attribute__((constructor)) static void begin(void) {
    const char *folder = getenv("STELE_MACHINE"), *under = getenv("STELE_MACHINE_DISK");
    unsetenv("LD_PRELOAD");
    if (!folder || !under) return;
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/control", folder);
    int fd = syscall(SYS_openat, AT_FDCWD, path, O_RDWR);
    if (fd < 0) fail(path);
    void *mapped = mmap(NULL, 4 * sizeof(int64_t), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (mapped == MAP_FAILED) fail(path);
    syscall(SYS_close, fd);
    snprintf(durable, sizeof durable, "%s/durable", folder);
    snprintf(disk, sizeof disk, "%s/", under);
    disk_length = strlen(disk);
    control = mapped;
}

static void copy_name(char *to, ino_t inode, const char *suffix) {
    if (snprintf(to, PATH_MAX, "%s/%lu%s", durable, (unsigned long)inode, suffix) >= PATH_MAX) fail("name");
}

/* With the lock held. */
static struct file *file_of(ino_t inode) {
    for (size_t i = inode % FILES, n = 0; n < FILES; i = (i + 1) % FILES, n++) {
        if (files[i].inode == inode) return &files[i];
        if (files[i].inode == 0) {
            files[i] = (struct file){inode, LLONG_MAX, 0};
            return &files[i];
        }
    }
    errno = ENFILE;
    fail("too many files");
    return NULL;
}

static void note(int fd, off_t low, off_t high) {
    if (fd < 0 || fd >= FDS || !inodes[fd] || low >= high) return;
    pthread_mutex_lock(&lock);
    struct file *file = file_of(inodes[fd]);
    if (low < file->low) file->low = low;
    if (high > file->high) file->high = high;
    pthread_mutex_unlock(&lock);
}

static int followed(int fd) { return control && fd >= 0 && fd < FDS && inodes[fd]; }
static int is_full(int fd) { return followed(fd) && control[1]; }

static void copy(int from, int to, off_t low, off_t high) {
    char buffer[1 << 16];
    while (low < high) {
        size_t want = high - low < (off_t)sizeof buffer ? (size_t)(high - low) : sizeof buffer;
        ssize_t count = syscall(SYS_pread64, from, buffer, want, low);
        if (count <= 0) return;
        if (syscall(SYS_pwrite64, to, buffer, count, low) != count) fail("durable");
        low += count;
    }
}

/* Brings the copy of a file to its present contents. One at a time: who finds nothing left to do may rely on it. */
static void make_durable(int fd) {
    char name[PATH_MAX], link[64], real[PATH_MAX];
    struct stat stat;
    if (fstat(fd, &stat)) return;
    pthread_mutex_lock(&syncing);
    pthread_mutex_lock(&lock);
    struct file *file = file_of(inodes[fd]);
    off_t low = file->low, high = file->high < stat.st_size ? file->high : stat.st_size;
    file->low = LLONG_MAX;
    file->high = 0;
    pthread_mutex_unlock(&lock);
    copy_name(name, inodes[fd], "");
    int to = syscall(SYS_openat, AT_FDCWD, name, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (to < 0) fail(name);
    /* the file may be open for writing alone */
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    int from = syscall(SYS_openat, AT_FDCWD, link, O_RDONLY | O_CLOEXEC);
    if (from < 0) fail(realpath(link, real) ? real : link);
    copy(from, to, low, high);
    if (syscall(SYS_ftruncate, to, stat.st_size)) fail(name);
    syscall(SYS_close, from);
    syscall(SYS_close, to);
    copy_name(name, inodes[fd], ".new");
    syscall(SYS_unlinkat, AT_FDCWD, name, 0);
    pthread_mutex_unlock(&syncing);
}

static void follow(int fd, int existed) {
    char name[PATH_MAX];
    struct stat stat, copied;
    if (fd >= FDS || fstat(fd, &stat) || !S_ISREG(stat.st_mode)) return;
    pthread_mutex_lock(&lock);
    struct file *file = file_of(stat.st_ino);
    copy_name(name, stat.st_ino, "");
    if (!existed) {
        /* a number is used again */
        syscall(SYS_unlinkat, AT_FDCWD, name, 0);
        file->low = LLONG_MAX;
        file->high = 0;
        copy_name(name, stat.st_ino, ".new");
        int made = syscall(SYS_openat, AT_FDCWD, name, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        if (made < 0) fail(name);
        syscall(SYS_close, made);
    }
    inodes[fd] = stat.st_ino;
    pthread_mutex_unlock(&lock);
    char fresh[PATH_MAX];
    copy_name(fresh, stat.st_ino, ".new");
    if (existed && lstat(name, &copied) && lstat(fresh, &copied)) {
        /* from before all this began: it is durable as it is */
        note(fd, 0, LLONG_MAX);
        make_durable(fd);
    }
}

static int opened(int at, const char *path, int flags, mode_t mode) {
    int writes = (flags & O_ACCMODE) != O_RDONLY;
    if (!control || !path || strncmp(path, disk, disk_length) || !writes) {
        int fd = syscall(SYS_openat, at, path, flags, mode);
        if (fd >= 0 && fd < FDS) inodes[fd] = 0;
        return fd;
    }
    struct stat stat;
    int existed = !lstat(path, &stat);
    if (!existed && (flags & O_CREAT) && control[1]) {
        errno = ENOSPC;
        return -1;
    }
    if (existed && (flags & O_TRUNC)) {
        /* its old contents last until the next sync */
        int before = syscall(SYS_openat, at, path, (flags & ~(O_TRUNC | O_EXCL | O_CREAT)), mode);
        if (before >= 0) {
            follow(before, 1);
            syscall(SYS_close, before);
            if (before < FDS) inodes[before] = 0;
        }
    }
    int fd = syscall(SYS_openat, at, path, flags, mode);
    if (fd >= 0) follow(fd, existed);
    if (fd >= 0 && existed && (flags & O_TRUNC)) note(fd, 0, LLONG_MAX);
    return fd;
}

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }

int open(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags | O_LARGEFILE, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return opened(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return opened(at, path, flags | O_LARGEFILE, mode); }

int close(int fd) {
    if (fd >= 0 && fd < FDS) inodes[fd] = 0;
    return syscall(SYS_close, fd);
}

static ssize_t wrote(int fd, off_t at, ssize_t count) {
    if (count > 0) note(fd, at, at + count);
    return count;
}

#define REFUSE_IF_FULL(fd) if (is_full(fd)) { errno = ENOSPC; return -1; }

/* Where a write without a place went is known afterwards: no two threads write to one file in that way. */
static ssize_t appended(int fd, ssize_t count) {
    return followed(fd) && count > 0 ? wrote(fd, lseek(fd, 0, SEEK_CUR) - count, count) : count;
}

ssize_t write(int fd, const void *from, size_t count) {
    REFUSE_IF_FULL(fd)
    return appended(fd, syscall(SYS_write, fd, from, count));
}
ssize_t writev(int fd, const struct iovec *from, int count) {
    REFUSE_IF_FULL(fd)
    return appended(fd, syscall(SYS_writev, fd, from, count));
}
ssize_t pwrite(int fd, const void *from, size_t count, off_t at) {
    REFUSE_IF_FULL(fd)
    return wrote(fd, at, syscall(SYS_pwrite64, fd, from, count, at));
}
ssize_t pwrite64(int fd, const void *from, size_t count, off_t at) { return pwrite(fd, from, count, at); }
ssize_t pwritev(int fd, const struct iovec *from, int count, off_t at) {
    REFUSE_IF_FULL(fd)
    return wrote(fd, at, syscall(SYS_pwritev, fd, from, count, at, 0));
}
ssize_t pwritev64(int fd, const struct iovec *from, int count, off_t at) { return pwritev(fd, from, count, at); }

/* Copies within the kernel go where they go: the whole file counts as written. */
ssize_t copy_file_range(int from, off_t *at, int to, off_t *there, size_t count, unsigned flags) {
    REFUSE_IF_FULL(to)
    note(to, 0, LLONG_MAX);
    return syscall(SYS_copy_file_range, from, at, to, there, count, flags);
}
ssize_t sendfile(int to, int from, off_t *at, size_t count) {
    REFUSE_IF_FULL(to)
    note(to, 0, LLONG_MAX);
    return syscall(SYS_sendfile, to, from, at, count);
}
ssize_t sendfile64(int to, int from, off_t *at, size_t count) { return sendfile(to, from, at, count); }

int ftruncate(int fd, off_t length) {
    struct stat stat;
    if (followed(fd) && !fstat(fd, &stat)) {
        if (length > stat.st_size) REFUSE_IF_FULL(fd)
        note(fd, length, stat.st_size);
    }
    return syscall(SYS_ftruncate, fd, length);
}
int ftruncate64(int fd, off_t length) { return ftruncate(fd, length); }

int fallocate(int fd, int mode, off_t at, off_t length) {
    REFUSE_IF_FULL(fd)
    if (mode & ~FALLOC_FL_KEEP_SIZE) note(fd, 0, LLONG_MAX);
    return syscall(SYS_fallocate, fd, mode, at, length);
}
int fallocate64(int fd, int mode, off_t at, off_t length) { return fallocate(fd, mode, at, length); }
int posix_fallocate(int fd, off_t at, off_t length) {
    if (is_full(fd)) return ENOSPC;
    return syscall(SYS_fallocate, fd, 0, at, length) ? errno : 0;
}
int posix_fallocate64(int fd, off_t at, off_t length) { return posix_fallocate(fd, at, length); }

static int synced(int fd, long call) {
    if (!followed(fd)) return syscall(call, fd);
    if (control[0] > 0) {
        struct timespec wait = {control[0] / 1000000, control[0] % 1000000 * 1000};
        nanosleep(&wait, NULL);
    }
    REFUSE_IF_FULL(fd)
    make_durable(fd);
    return syscall(call, fd);
}

int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

int clock_gettime(clockid_t clock, struct timespec *time) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
    int result = real(clock, time);
    if (control && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) time->tv_sec += control[2];
    return result;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    static int (*real)(struct timeval *, void *);
    if (!real) real = dlsym(RTLD_NEXT, "gettimeofday");
    int result = real(time, zone);
    if (control && !result) time->tv_sec += control[2];
    return result;
}
