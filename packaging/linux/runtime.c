/* The head of the AppImage: it mounts the file system that follows it in the same file and runs AppRun from there.
 *
 * It is a type 2 runtime in the sense of the AppImage specification: "AI\2" at byte 8 (written by builder/appimage.py),
 * the SquashFS behind the last section header, the environment APPIMAGE, APPDIR, ARGV0 and OWD, and these options:
 * --appimage-offset, --appimage-mount, --appimage-extract [PATTERN], --appimage-extract-and-run, --appimage-version,
 * --appimage-help. Where there is no FUSE it extracts into a temporary folder, runs from there and clears up.
 *
 * Linked statically to libsquashfuse and libfuse3, so that it asks nothing of the system but its kernel.
 */
#define _GNU_SOURCE
#define _FILE_OFFSET_BITS 64
#define FUSE_USE_VERSION 32
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <ftw.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <squashfuse/ll.h>
#include <squashfuse/traverse.h>

#ifndef VERSION_TEXT
#define VERSION_TEXT "of Claims Annotator"
#endif

/* The image is compressed with zstd. The decoders that libsquashfuse names besides stay out: LZO's is under the GPL. */
int lzo1x_decompress_safe(const unsigned char *in, unsigned long n, unsigned char *out, unsigned long *m, void *mem);
int lzo1x_decompress_safe(const unsigned char *in, unsigned long n, unsigned char *out, unsigned long *m, void *mem)
{
    (void)in; (void)n; (void)out; (void)m; (void)mem;
    return -1;
}
int LZ4_decompress_safe(const char *in, char *out, int n, int m);
int LZ4_decompress_safe(const char *in, char *out, int n, int m)
{
    (void)in; (void)out; (void)n; (void)m;
    return -1;
}
int lzma_stream_buffer_decode(void *limit, int flags, const void *allocator, const void *in, size_t *at, size_t n,
                              void *out, size_t *to, size_t m);
int lzma_stream_buffer_decode(void *limit, int flags, const void *allocator, const void *in, size_t *at, size_t n,
                              void *out, size_t *to, size_t m)
{
    (void)limit; (void)flags; (void)allocator; (void)in; (void)at; (void)n; (void)out; (void)to; (void)m;
    return 11; /* LZMA_PROG_ERROR */
}

static char self[PATH_MAX]; /* this file, links resolved */
static size_t offset;       /* where the file system starts in it, in bytes */

static _Noreturn void fail(const char *what, const char *remedy)
{
    fprintf(stderr, "claims-annotator: error: %s: %s%s%s; %s\n", self, what, errno ? ": " : "",
            errno ? strerror(errno) : "", remedy);
    exit(2);
}

/* Returns the length of the ELF file at the head of this one. */
static size_t elf_length(void)
{
    Elf64_Ehdr head;
    int file = open(self, O_RDONLY | O_CLOEXEC);
    if (file < 0 || read(file, &head, sizeof head) != (ssize_t)sizeof head)
        fail("it cannot be read", "give yourself the right to read it");
    close(file);
    return head.e_shoff + (size_t)head.e_shentsize * head.e_shnum;
}

static const char *temporary_folder(void)
{
    const char *named = getenv("TMPDIR");
    return named && *named ? named : "/tmp";
}

/* ---- mounting ---- */

/* Serves the file system until nobody holds the other end of `alive` any more; says on `ready` that it is there. */
static int serve(const char *place, int ready, int alive)
{
    struct fuse_lowlevel_ops ops = {
        .getattr = sqfs_ll_op_getattr, .opendir = sqfs_ll_op_opendir, .releasedir = sqfs_ll_op_releasedir,
        .readdir = sqfs_ll_op_readdir, .lookup = sqfs_ll_op_lookup, .open = sqfs_ll_op_open,
        .create = sqfs_ll_op_create, .release = sqfs_ll_op_release, .read = sqfs_ll_op_read,
        .readlink = sqfs_ll_op_readlink, .listxattr = sqfs_ll_op_listxattr, .getxattr = sqfs_ll_op_getxattr,
        .forget = sqfs_ll_op_forget, .statfs = stfs_ll_op_statfs,
    };
    char *words[] = {"claims-annotator", "-o", "ro,nodev,nosuid,fsname=claims-annotator,subtype=AppImage", NULL};
    struct fuse_args args = FUSE_ARGS_INIT(3, words);
    sqfs_ll_chan channel;
    sqfs_ll *image = sqfs_ll_open(self, offset);
    if (!image || sqfs_ll_mount(&channel, place, &args, &ops, sizeof ops, image) != SQFS_OK)
        return 1;
    if (write(ready, "+", 1) != 1)
        return 1;
    close(ready);
    struct pollfd both[2] = {{.fd = fuse_session_fd(channel.session), .events = POLLIN}, {.fd = alive}};
    struct fuse_buf request = {0};
    while (!fuse_session_exited(channel.session)) {
        if (poll(both, 2, -1) < 0 && errno != EINTR)
            break;
        if (both[1].revents & (POLLHUP | POLLERR))
            break;
        if (both[0].revents & (POLLHUP | POLLERR))
            break;
        if (both[0].revents & POLLIN) {
            int got = fuse_session_receive_buf(channel.session, &request);
            if (got > 0)
                fuse_session_process_buf(channel.session, &request);
            else if (got != -EINTR && got != -EAGAIN)
                break;
        }
    }
    sqfs_ll_unmount(&channel, place);
    /* The kernel lets go of it a moment later where somebody was just looking. */
    for (int tries = 0; tries < 50 && rmdir(place) != 0 && errno == EBUSY; tries++)
        usleep(20000);
    return 0;
}

/* Mounts the file system in a process of its own; returns the end to keep open while it is needed, or -1. */
static int mount_image(char *place)
{
    int ready[2], alive[2];
    if (!mkdtemp(place) || pipe2(ready, O_CLOEXEC) || pipe(alive))
        return -1;
    pid_t child = fork();
    if (child < 0)
        return -1;
    if (child == 0) {
        /* Away from the terminal: its Ctrl+C is for the program, which still needs its files then. */
        setsid();
        signal(SIGINT, SIG_IGN);
        signal(SIGHUP, SIG_IGN);
        signal(SIGPIPE, SIG_IGN);
        close(ready[0]);
        close(alive[1]);
        if (fork() != 0) /* nobody waits for it; the first process goes on as the program */
            _exit(0);
        int null = open("/dev/null", O_RDWR);
        if (null >= 0) {
            dup2(null, 0);
            dup2(null, 1);
            dup2(null, 2);
        }
        _exit(serve(place, ready[1], alive[0]));
    }
    close(ready[1]);
    close(alive[0]);
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
        ;
    char answer = 0;
    while (read(ready[0], &answer, 1) < 0 && errno == EINTR)
        ;
    close(ready[0]);
    if (answer == '+')
        return alive[1];
    close(alive[1]);
    rmdir(place);
    return -1;
}

/* ---- extracting ---- */

static void extract_file(sqfs *fs, sqfs_inode *inode, const char *path, mode_t mode)
{
    static char buffer[256 * 1024];
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, (mode & 0777) | 0200);
    if (file < 0)
        fail(path, "name a folder with room that you may write, in TMPDIR");
    for (sqfs_off_t at = 0; at < (sqfs_off_t)inode->xtra.reg.file_size;) {
        sqfs_off_t size = sizeof buffer;
        errno = 0;
        if (sqfs_read_range(fs, inode, at, &size, buffer) != SQFS_OK || size <= 0)
            fail("the file is damaged", "fetch it again");
        for (sqfs_off_t done = 0; done < size;) {
            ssize_t wrote = write(file, buffer + done, size - done);
            if (wrote < 0)
                fail(path, "name a folder with room, in TMPDIR");
            done += wrote;
        }
        at += size;
    }
    close(file);
}

/* Extracts what matches the pattern (everything without one) into the folder. */
static void extract(const char *folder, const char *pattern, bool say)
{
    sqfs fs;
    sqfs_traverse walk;
    sqfs_err error = SQFS_OK;
    errno = 0;
    if (sqfs_open_image(&fs, self, offset) != SQFS_OK ||
        sqfs_traverse_open(&walk, &fs, sqfs_inode_root(&fs)) != SQFS_OK)
        fail("the file is damaged", "fetch it again");
    if (mkdir(folder, 0755) && errno != EEXIST)
        fail(folder, "go to a folder that you may write");
    while (sqfs_traverse_next(&walk, &error)) {
        char path[PATH_MAX];
        sqfs_inode inode;
        if (walk.dir_end || (pattern && fnmatch(pattern, walk.path, 0) != 0 && !S_ISDIR(sqfs_dentry_mode(&walk.entry))))
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, walk.path);
        if (sqfs_inode_get(&fs, &inode, sqfs_dentry_inode(&walk.entry)) != SQFS_OK)
            fail("the file is damaged", "fetch it again");
        if (say)
            puts(path);
        if (S_ISDIR(inode.base.mode)) {
            if (mkdir(path, 0755) && errno != EEXIST)
                fail(path, "name a folder that you may write, in TMPDIR");
        } else if (S_ISLNK(inode.base.mode)) {
            char target[PATH_MAX];
            size_t size = sizeof target;
            if (sqfs_readlink(&fs, &inode, target, &size) != SQFS_OK)
                fail("the file is damaged", "fetch it again");
            unlink(path);
            if (symlink(target, path))
                fail(path, "name a folder that you may write, in TMPDIR");
        } else if (S_ISREG(inode.base.mode)) {
            extract_file(&fs, &inode, path, inode.base.mode);
        }
    }
    if (error != SQFS_OK)
        fail("the file is damaged", "fetch it again");
    sqfs_traverse_close(&walk);
    sqfs_destroy(&fs);
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *where)
{
    (void)about; (void)kind; (void)where;
    return remove(path);
}

/* ---- running ---- */

static pid_t program;

static void pass_on(int number)
{
    if (program > 0)
        kill(program, number);
}

static void set_environment(const char *folder, const char *called)
{
    char here[PATH_MAX];
    setenv("APPIMAGE", self, 1);
    setenv("APPDIR", folder, 1);
    setenv("ARGV0", called, 1);
    if (getcwd(here, sizeof here))
        setenv("OWD", here, 1);
}

static _Noreturn void run(const char *folder, char **words)
{
    char path[PATH_MAX];
    set_environment(folder, words[0]);
    snprintf(path, sizeof path, "%s/AppRun", folder);
    execv(path, words);
    fail(path, "name a folder that programs may run from, in TMPDIR");
}

static int extract_and_run(char **words)
{
    char folder[PATH_MAX];
    snprintf(folder, sizeof folder, "%s/claims-annotator-XXXXXX", temporary_folder());
    if (!mkdtemp(folder))
        fail(folder, "name a folder that you may write, in TMPDIR");
    extract(folder, NULL, false);
    program = fork();
    if (program < 0)
        fail("it cannot be started", "close other programs");
    if (program == 0)
        run(folder, words);
    for (int each = 0, numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT}; each < 4; each++)
        signal(numbers[each], pass_on);
    int status = 0;
    while (waitpid(program, &status, 0) < 0 && errno == EINTR)
        ;
    nftw(folder, remove_one, 32, FTW_DEPTH | FTW_PHYS);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int main(int count, char **words)
{
    const char *wish = count > 1 ? words[1] : "";
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    if (length < 0) {
        snprintf(self, sizeof self, "%s", words[0]);
        fail("/proc is not there", "mount it");
    }
    offset = elf_length();
    if (strcmp(wish, "--appimage-offset") == 0) {
        printf("%zu\n", offset);
        return 0;
    }
    if (strcmp(wish, "--appimage-version") == 0) {
        puts("AppImage runtime " VERSION_TEXT);
        return 0;
    }
    if (strcmp(wish, "--appimage-help") == 0) {
        puts("--appimage-extract [PATTERN]  write the files inside into squashfs-root\n"
             "--appimage-extract-and-run    run without FUSE (also APPIMAGE_EXTRACT_AND_RUN=1)\n"
             "--appimage-mount              mount it, say where, and stay until Ctrl+C\n"
             "--appimage-offset             say where the file system starts, in bytes\n"
             "--appimage-version            say which runtime this is");
        return 0;
    }
    if (strcmp(wish, "--appimage-extract") == 0) {
        extract("squashfs-root", count > 2 ? words[2] : NULL, true);
        return 0;
    }
    const char *asked = getenv("APPIMAGE_EXTRACT_AND_RUN");
    bool extracts = asked && strcmp(asked, "1") == 0;
    if (strcmp(wish, "--appimage-extract-and-run") == 0) {
        words[1] = words[0];
        words++;
        extracts = true;
    }
    if (extracts)
        return extract_and_run(words);
    char place[PATH_MAX];
    snprintf(place, sizeof place, "%s/.mount_claims-XXXXXX", temporary_folder());
    int alive = mount_image(place);
    if (alive < 0)
        return extract_and_run(words);
    if (strcmp(wish, "--appimage-mount") == 0) {
        puts(place);
        fflush(stdout);
        pause();
        return 0;
    }
    run(place, words); /* the open end of `alive` goes along, and closes with the last process that has it */
}
