/**
 * Reading, writing and converting images.
 *
 * <table>
 * <caption>Supported features by format</caption>
 * <tr><th></th><th>PNG</th><th>JPEG</th><th>WebP</th><th>GIF</th></tr>
 * <tr><td>read</td><td>every type, depth and interlace</td><td>8-bit baseline and progressive</td><td>lossy, lossless</td>
 *     <td>87a, 89a</td></tr>
 * <tr><td>write</td><td>smallest lossless type</td><td>baseline, progressive</td><td>with the optional native library</td>
 *     <td>no</td></tr>
 * <tr><td>alpha</td><td>yes, color under alpha 0 kept</td><td>blended over the matte</td><td>yes</td><td>yes</td></tr>
 * <tr><td>16 bit</td><td>read and written</td><td>no</td><td>no</td><td>no</td></tr>
 * <tr><td>color profile</td><td>cICP, iCCP, sRGB, cHRM and gAMA</td><td>APP2, any number of segments</td><td>ICCP</td><td>none</td></tr>
 * <tr><td>other colors</td><td>gray, gray and alpha, palette</td><td>gray, RGB, CMYK, YCCK</td><td>–</td><td>palette</td></tr>
 * <tr><td>orientation</td><td>eXIf, or an EXIF profile or XMP as text</td><td>EXIF, any offset</td><td>EXIF</td><td>none</td></tr>
 * <tr><td>animation</td><td>still image</td><td>–</td><td>first frame</td><td>first frame</td></tr>
 * </table>
 *
 * <p>Not read: lossless, hierarchical, arithmetic and 12-bit JPEG (rejected with a message that names the kind). Ignored:
 * cICP of high dynamic range, orientations in the XMP of JPEG and WebP, and what follows the first frame. Only pixels and, on request, the profile are written.
 */
package dev.easel.imaging.internal.codec;
