/** The use cases: one class per verb, and what runs a prepared call. */
package dev.easel.core.internal;
