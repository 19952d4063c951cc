/** The transport and the guarded downloads, on Apache HttpClient 5. */
package dev.easel.http.apache;
