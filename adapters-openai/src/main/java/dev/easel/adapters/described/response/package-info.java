/** The response side of a description: where images, facts, errors and jobs are found. */
package dev.easel.adapters.described.response;
