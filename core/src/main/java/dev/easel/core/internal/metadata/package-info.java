/** What an encoded image holds besides its pixels, and how it is removed without touching them. */
package dev.easel.core.internal.metadata;
