#include "allocation_counting.h"

#if defined(__linux__) && defined(__GLIBC__)

#include <errno.h>
#include <limits.h>
#include <malloc.h>
#include <stddef.h>

// glibc lets a program bring its own malloc: every library then calls this one. It counts, and hands
// over to glibc's own. A counter for each thread costs one addition, where a shared one would cost a
// locked one.

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

void keep_freed_memory(bool keep) {
  mallopt(M_TRIM_THRESHOLD, keep ? INT_MAX : 128 * 1024);
  if (!keep) malloc_trim(0);
}

static __thread uint64_t count;
static __thread uint64_t bytes;

static void note(size_t size) {
  count += 1;
  bytes += size;
}

void *malloc(size_t size) {
  note(size);
  return __libc_malloc(size);
}

void *calloc(size_t members, size_t size) {
  note(members * size);
  return __libc_calloc(members, size);
}

void *realloc(void *old, size_t size) {
  note(size);
  return __libc_realloc(old, size);
}

void *memalign(size_t alignment, size_t size) {
  note(size);
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  return memalign(alignment, size);
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  if (alignment < sizeof(void *) || (alignment & (alignment - 1)) != 0) return EINVAL;
  void *memory = memalign(alignment, size);
  if (memory == NULL) return ENOMEM;
  *result = memory;
  return 0;
}

void free(void *memory) { __libc_free(memory); }

bool allocations_are_counted(void) { return true; }
uint64_t allocation_count(void) { return count; }
uint64_t allocated_bytes(void) { return bytes; }

#else

void keep_freed_memory(bool keep) { (void)keep; }

bool allocations_are_counted(void) { return false; }
uint64_t allocation_count(void) { return 0; }
uint64_t allocated_bytes(void) { return 0; }

#endif
