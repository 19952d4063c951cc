/** The images that responses link to. */
package dev.easel.server.internal.files;
