/** Prices of providers that charge by tokens, or by the image. */
package dev.easel.core.domain.price;
