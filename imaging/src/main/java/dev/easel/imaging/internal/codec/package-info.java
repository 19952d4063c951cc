/**
 * Reading, writing and converting images.
 *
 * <table>
 * <caption>What is read and written</caption>
 * <tr><th></th><th>PNG</th><th>JPEG</th><th>WebP</th><th>GIF</th></tr>
 * <tr><td>read</td><td>every type, depth and interlace</td><td>8-bit baseline and progressive</td><td>lossy, lossless</td>
 *     <td>87a, 89a</td></tr>
 * <tr><td>write</td><td>smallest exact type</td><td>baseline, progressive</td><td>with the optional native library</td>
 *     <td>no</td></tr>
 * <tr><td>alpha</td><td>yes, color under alpha 0 kept</td><td>laid over the matte</td><td>yes</td><td>yes</td></tr>
 * <tr><td>16 bit</td><td>read and written</td><td>no</td><td>no</td><td>no</td></tr>
 * <tr><td>color profile</td><td>cICP, iCCP, sRGB, cHRM and gAMA</td><td>APP2, any number of segments</td><td>ICCP</td><td>none</td></tr>
 * <tr><td>other colors</td><td>gray, gray and alpha, palette</td><td>gray, RGB, CMYK, YCCK</td><td>–</td><td>palette</td></tr>
 * <tr><td>orientation</td><td>eXIf</td><td>EXIF, any offset</td><td>EXIF</td><td>none</td></tr>
 * <tr><td>animation</td><td>still image</td><td>–</td><td>first frame</td><td>first frame</td></tr>
 * </table>
 *
 * <p>Not read: JPEG that is lossless, hierarchical, arithmetic or of 12 bits (refused by name). Not looked at: cICP of high
 * dynamic range, orientations in XMP. Nothing but pixels and, on request, the profile is written.
 */
package dev.easel.imaging.internal.codec;
