#ifndef SHAPESMITH_CDIGESTS_H
#define SHAPESMITH_CDIGESTS_H

#include <stddef.h>
#include <stdint.h>

/// 1 when this processor has instructions for SHA-256, 0 when not, -1 until that has been asked.
extern int shapesmith_sha256_answer;

/// Asks the processor, which costs microseconds, and keeps the answer.
int shapesmith_sha256_ask(void);

/// Non-zero when this processor has instructions for SHA-256. Any number of threads may call it at once: each would
/// keep the same answer.
static inline int shapesmith_sha256_is_accelerated(void) {
    const int answer = __atomic_load_n(&shapesmith_sha256_answer, __ATOMIC_RELAXED);
    return answer >= 0 ? answer : shapesmith_sha256_ask();
}

/// Compresses `count` blocks of 64 bytes into `state` with the processor's SHA-256 instructions.
/// Must not be called unless `shapesmith_sha256_is_accelerated` answered non-zero.
void shapesmith_sha256_compress(uint32_t *state, const uint8_t *blocks, size_t count);

#endif
