#include "pseudo_terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#if defined(__APPLE__)
#include <util.h>
#else
#include <pty.h>
#endif

// Between fork and exec only async-signal-safe calls: the parent may have other threads.
static void become(
    const char *executable, char *const arguments[], char *const environment[]) {
  for (int number = 1; number < 32; number++) {
    if (number != SIGKILL && number != SIGSTOP) signal(number, SIG_DFL);
  }
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int descriptor = 3; descriptor < 256; descriptor++) close(descriptor);
  execve(executable, arguments, environment);
  _exit(127);
}

int pseudo_terminal_start(
    const char *executable, char *const arguments[], char *const environment[],
    unsigned short columns, unsigned short rows, pid_t *process, int *master) {
  struct winsize size;
  memset(&size, 0, sizeof size);
  size.ws_col = columns;
  size.ws_row = rows;
  pid_t child = forkpty(master, NULL, NULL, &size);
  if (child < 0) return errno;
  if (child == 0) become(executable, arguments, environment);
  fcntl(*master, F_SETFD, FD_CLOEXEC);
  *process = child;
  return 0;
}

int pseudo_terminal_resize(int master, unsigned short columns, unsigned short rows) {
  struct winsize size;
  memset(&size, 0, sizeof size);
  size.ws_col = columns;
  size.ws_row = rows;
  return ioctl(master, TIOCSWINSZ, &size) == 0 ? 0 : errno;
}

int pseudo_terminal_wait(pid_t process, int milliseconds, int *status) {
  for (int waited = 0;; waited += 10) {
    int raw = 0;
    pid_t ended = waitpid(process, &raw, WNOHANG);
    if (ended == process) {
      *status = WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw);
      return 1;
    }
    if (ended < 0 && errno != EINTR) return -1;
    if (waited >= milliseconds) return 0;
    struct timespec pause = {0, 10 * 1000 * 1000};
    nanosleep(&pause, NULL);
  }
}
