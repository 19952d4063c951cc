/** OpenAI's image edits as form parts, client and server: editing, and inpainting by a mask. */
package dev.easel.adapters.multipart;
