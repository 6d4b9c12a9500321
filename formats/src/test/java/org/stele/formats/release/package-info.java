@NullMarked
package org.stele.formats.release;

import org.jspecify.annotations.NullMarked;
