/** Whatever somebody calls themselves. */
@NullMarked
package org.stele.formats.healthlink;

import org.jspecify.annotations.NullMarked;
