#ifndef ALLOCATION_COUNTING_H
#define ALLOCATION_COUNTING_H

#include <stdbool.h>
#include <stdint.h>

/// Whether allocations are counted on this system.
bool allocations_are_counted(void);

/// How often the calling thread has asked for memory since it began.
uint64_t allocation_count(void);

/// How many bytes the calling thread has asked for since it began.
uint64_t allocated_bytes(void);

#endif
