/** The request side of a description: JSON with placeholders, and the values that fill them. */
package dev.easel.adapters.described.template;
