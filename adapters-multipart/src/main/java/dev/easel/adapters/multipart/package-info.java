/** OpenAI's image edits as form parts, client and server: editing, and inpainting with a mask. */
package dev.easel.adapters.multipart;
