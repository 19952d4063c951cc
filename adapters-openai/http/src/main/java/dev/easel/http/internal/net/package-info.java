/** The guard against addresses that a download must not reach (SSRF). */
package dev.easel.http.internal.net;
