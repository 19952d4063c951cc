/** What a user of Easel holds: the verbs and the prepared call. */
package dev.easel.core.port.in;
