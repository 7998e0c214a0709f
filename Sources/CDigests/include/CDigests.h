#ifndef SHAPESMITH_CDIGESTS_H
#define SHAPESMITH_CDIGESTS_H

#include <stddef.h>
#include <stdint.h>

/// Non-zero when this processor has instructions for SHA-256. The answer costs microseconds: ask once and keep it.
int shapesmith_sha256_is_accelerated(void);

/// Compresses `count` blocks of 64 bytes into `state` with the processor's SHA-256 instructions.
/// Must not be called unless `shapesmith_sha256_is_accelerated` answered non-zero.
void shapesmith_sha256_compress(uint32_t *state, const uint8_t *blocks, size_t count);

#endif
