/** The client kit: what is sent, what comes back, and the dialects that translate between the two and the domain. */
package dev.easel.http;
