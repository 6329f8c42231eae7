/* PIN(x): the compiler takes x, a vector, for something it does not know from here on. So it keeps the order of a loop
   whose values just fit into the registers, where it would compute many of them first and keep them in memory. */
#ifndef TERN_PIN_H
#define TERN_PIN_H

#if !defined(__GNUC__)
#define PIN(x) (void) 0
#elif defined(__aarch64__)
#define PIN(x) __asm__("" : "+w"(x))
#else
#define PIN(x) __asm__("" : "+x"(x))
#endif

#endif
