@NullMarked
package org.stele.formats.proof;

import org.jspecify.annotations.NullMarked;
