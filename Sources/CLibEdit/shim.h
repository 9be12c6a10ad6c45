#ifndef LIGHTCONE_LIBEDIT_SHIM_H
#define LIGHTCONE_LIBEDIT_SHIM_H
#include <stdio.h>
#include <editline/readline.h>
#endif
