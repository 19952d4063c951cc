/** What a provider and an image processor implement. */
package dev.easel.core.port.out;
