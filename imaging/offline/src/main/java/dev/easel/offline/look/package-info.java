/** Looks that change a whole image: weather, light, styles. */
package dev.easel.offline.look;
