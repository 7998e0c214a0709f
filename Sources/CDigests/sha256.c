// SHA-256 compression with the processor's own instructions: SHA extensions on x86-64, the SHA2 instructions on
// ARMv8. Which of them exist is asked at run time. Everything else about SHA-256, and a portable compression,
// is in Swift; this file holds only what Swift can't say.

#include "CDigests.h"

#if defined(__x86_64__) || defined(__aarch64__)
static const uint32_t round_constants[64] __attribute__((aligned(64))) = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};
#endif

#if defined(__x86_64__)

#include <cpuid.h>
#include <smmintrin.h>

// By the compiler's names: the header that has the usual ones reads all of AVX, four times as long as the rest of this file takes.
typedef int lanes __attribute__((vector_size(16)));
#define message_1(a, b) ((__m128i)__builtin_ia32_sha256msg1((lanes)(a), (lanes)(b)))
#define message_2(a, b) ((__m128i)__builtin_ia32_sha256msg2((lanes)(a), (lanes)(b)))
#define two_rounds(a, b, keyed) ((__m128i)__builtin_ia32_sha256rnds2((lanes)(a), (lanes)(b), (lanes)(keyed)))

static int has_instructions(void) {
    unsigned int a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d)) return 0;
    const int has_ssse3 = (c >> 9) & 1, has_sse41 = (c >> 19) & 1;
    if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return 0;
    return has_ssse3 && has_sse41 && ((b >> 29) & 1);
}

// The instructions keep the eight working variables as two registers, (a, b, e, f) and (c, d, g, h), highest word
// first, and do two rounds at a time. Four message words with their constants make four rounds.
__attribute__((target("sha,sse4.1,ssse3")))
void shapesmith_sha256_compress(uint32_t *state, const uint8_t *blocks, size_t count) {
    const __m128i byte_order = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
    const __m128i *constants = (const __m128i *)round_constants;

    __m128i badc = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xb1);
    __m128i hgfe = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1b);
    __m128i abef = _mm_alignr_epi8(badc, hgfe, 8);
    __m128i cdgh = _mm_blend_epi16(hgfe, badc, 0xf0);

    for (; count != 0; count -= 1, blocks += 64) {
        const __m128i abef_before = abef, cdgh_before = cdgh;
        __m128i words[4];
#pragma clang loop unroll(full)
        for (int group = 0; group < 16; group += 1) {
            __m128i next;
            if (group < 4) {
                next = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(blocks + 16 * group)), byte_order);
            } else {
                const __m128i last = words[(group + 3) & 3];
                const __m128i seven_back = _mm_alignr_epi8(last, words[(group + 2) & 3], 4);
                next = message_1(words[group & 3], words[(group + 1) & 3]);
                next = message_2(_mm_add_epi32(next, seven_back), last);
            }
            words[group & 3] = next;
            const __m128i keyed = _mm_add_epi32(next, _mm_load_si128(constants + group));
            cdgh = two_rounds(cdgh, abef, keyed);
            abef = two_rounds(abef, cdgh, _mm_shuffle_epi32(keyed, 0x0e));
        }
        abef = _mm_add_epi32(abef, abef_before);
        cdgh = _mm_add_epi32(cdgh, cdgh_before);
    }

    const __m128i feba = _mm_shuffle_epi32(abef, 0x1b);
    const __m128i dchg = _mm_shuffle_epi32(cdgh, 0xb1);
    _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xf0));
    _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

#elif defined(__aarch64__)

#include <arm_neon.h>

#if defined(__APPLE__)
static int has_instructions(void) {
    return 1;  // every 64-bit Apple processor has them
}
#elif defined(__linux__)
#include <sys/auxv.h>
static int has_instructions(void) {
    const unsigned long sha2 = 1ul << 6;  // HWCAP_SHA2 in the kernel's asm/hwcap.h
    return (getauxval(AT_HWCAP) & sha2) != 0;
}
#else
static int has_instructions(void) {
    return 0;
}
#endif

__attribute__((target("sha2")))
void shapesmith_sha256_compress(uint32_t *state, const uint8_t *blocks, size_t count) {
    uint32x4_t abcd = vld1q_u32(state), efgh = vld1q_u32(state + 4);

    for (; count != 0; count -= 1, blocks += 64) {
        const uint32x4_t abcd_before = abcd, efgh_before = efgh;
        uint32x4_t words[4];
#pragma clang loop unroll(full)
        for (int group = 0; group < 16; group += 1) {
            uint32x4_t next;
            if (group < 4) {
                next = vreinterpretq_u32_u8(vrev32q_u8(vld1q_u8(blocks + 16 * group)));
            } else {
                next = vsha256su0q_u32(words[group & 3], words[(group + 1) & 3]);
                next = vsha256su1q_u32(next, words[(group + 2) & 3], words[(group + 3) & 3]);
            }
            words[group & 3] = next;
            const uint32x4_t keyed = vaddq_u32(next, vld1q_u32(round_constants + 4 * group));
            const uint32x4_t abcd_now = abcd;
            abcd = vsha256hq_u32(abcd, efgh, keyed);
            efgh = vsha256h2q_u32(efgh, abcd_now, keyed);
        }
        abcd = vaddq_u32(abcd, abcd_before);
        efgh = vaddq_u32(efgh, efgh_before);
    }

    vst1q_u32(state, abcd);
    vst1q_u32(state + 4, efgh);
}

#else

static int has_instructions(void) {
    return 0;
}

void shapesmith_sha256_compress(uint32_t *state, const uint8_t *blocks, size_t count) {
    (void)state, (void)blocks, (void)count;  // never called here: is_accelerated answers no
}

#endif

int shapesmith_sha256_answer = -1;

int shapesmith_sha256_ask(void) {
    const int answer = has_instructions() ? 1 : 0;
    __atomic_store_n(&shapesmith_sha256_answer, answer, __ATOMIC_RELAXED);
    return answer;
}
