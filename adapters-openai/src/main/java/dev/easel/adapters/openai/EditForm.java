package dev.easel.adapters.openai;

/** How edits and inpainting go out. */
enum EditForm {
    /** As form parts. */
    PARTS,
    /** In JSON, each image as {@code {image_url}}. */
    JSON,
    /** In JSON, each image as {@code {url, type}}. */
    OBJECTS
}
