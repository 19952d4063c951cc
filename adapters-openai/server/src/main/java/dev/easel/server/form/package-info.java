/** Forms with files (RFC 7578), as a request has them. */
package dev.easel.server.form;
