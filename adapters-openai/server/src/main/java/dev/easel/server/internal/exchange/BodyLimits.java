package dev.easel.server.internal.exchange;

/**
 * How large bodies may be.
 *
 * @param bodyBytes of a whole body, decoded
 * @param jsonBytes of JSON without its images
 */
public record BodyLimits(long bodyBytes, int jsonBytes) {}
