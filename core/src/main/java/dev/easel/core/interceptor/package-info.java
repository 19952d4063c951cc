/**
 * What may be put around a provider's calls, a class each: {@code provider.around(ConcurrencyLimit.of(4))}. One object may be
 * put around several providers, which then share it.
 */
package dev.easel.core.interceptor;
