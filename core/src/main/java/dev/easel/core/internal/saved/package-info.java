/** What was billed and could not be delivered, saved where it can be found again. */
package dev.easel.core.internal.saved;
