/* A filter of seccomp: a list of calls that fail with EACCES, all others pass. */
#include "base/barred.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#if defined __x86_64__ && !defined __ILP32__
static const unsigned machine = AUDIT_ARCH_X86_64;
#elif defined __aarch64__
static const unsigned machine = AUDIT_ARCH_AARCH64;
#else
static const unsigned machine = 0;
#endif
enum { FIRST_FOREIGN = 0x40000000 }; /* from there on the same calls under other numbers */

/* The first is barred for those who do not talk only. */
static const unsigned calls[] = {
    SYS_socket,      SYS_execve,          SYS_execveat,    SYS_process_vm_readv, SYS_process_vm_writev,
    SYS_mount,       SYS_umount2,         SYS_pivot_root,  SYS_unshare,          SYS_setns,
    SYS_bpf,         SYS_perf_event_open, SYS_keyctl,      SYS_add_key,          SYS_request_key,
    SYS_userfaultfd, SYS_kexec_load,      SYS_init_module, SYS_finit_module,     SYS_io_uring_setup,
#ifndef __SANITIZE_ADDRESS__ /* which looks for leaks by it */
    SYS_ptrace,
#endif
};
enum { N_CALLS = sizeof calls / sizeof *calls, MOST_STEPS = N_CALLS + 8 };

void barred_begin(bool talks)
{
    if (machine == 0) return;
    struct sock_filter steps[MOST_STEPS];
    unsigned n = 0, first = talks ? 1 : 0, n_left = N_CALLS - first;
    steps[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch));
    steps[n++] =
        (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, machine, 0, (unsigned char)(n_left + 3)); /* else it fails */
    steps[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    steps[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, FIRST_FOREIGN, (unsigned char)(n_left + 1), 0);
    for (unsigned i = first; i < N_CALLS; i++)
        steps[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, calls[i], (unsigned char)(N_CALLS - i), 0);
    steps[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    steps[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES);
    struct sock_fprog filter = { .len = (unsigned short)n, .filter = steps };
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
}
