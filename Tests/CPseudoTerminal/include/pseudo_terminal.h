#ifndef PSEUDO_TERMINAL_H
#define PSEUDO_TERMINAL_H

#include <sys/types.h>

// Starts a program on a new pseudo-terminal. Returns 0 and sets process and master, or returns
// an errno. A program that cannot be executed ends with status 127.
int pseudo_terminal_start(
    const char *executable, char *const arguments[], char *const environment[],
    unsigned short columns, unsigned short rows, pid_t *process, int *master);

// Gives the terminal another size; the program gets SIGWINCH. Returns 0 or an errno.
int pseudo_terminal_resize(int master, unsigned short columns, unsigned short rows);

// Waits at most the given time for the program's end. Returns 1 and sets the exit status (or 128
// plus the signal's number), 0 while it still runs, or -1 if there is no such child.
int pseudo_terminal_wait(pid_t process, int milliseconds, int *status);

#endif
