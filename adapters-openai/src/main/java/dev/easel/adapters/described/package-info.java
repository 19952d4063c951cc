/** Providers that are described by a document instead of by code: one engine reads the document and speaks its API. */
package dev.easel.adapters.described;
