/** Parts of the client kit that its packages share. */
package dev.easel.http.internal;
