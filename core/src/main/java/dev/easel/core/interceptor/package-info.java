/**
 * Interceptors of a provider's calls, one per class: {@code provider.around(ConcurrencyLimit.of(4))}. One object may be
 * put around several providers, which then share it.
 */
package dev.easel.core.interceptor;
