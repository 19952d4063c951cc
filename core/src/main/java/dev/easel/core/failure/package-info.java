/** Every way a call can fail, sealed by who is at fault. */
package dev.easel.core.failure;
