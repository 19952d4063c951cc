package dev.easel.core.domain;

/** Settings that only one provider style knows; a request carries at most one value of each class; others ignore it. */
public interface ProviderOptions {}
