/** What a provider's status, code and message mean. */
package dev.easel.http.error;
