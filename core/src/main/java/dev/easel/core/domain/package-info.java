/** Requests, results, capabilities, and the values they are made of. */
package dev.easel.core.domain;
