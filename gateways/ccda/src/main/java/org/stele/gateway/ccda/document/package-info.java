/** Documents as they are written: their elements, where each stands, the texts that they point to. */
@NullMarked
package org.stele.gateway.ccda.document;

import org.jspecify.annotations.NullMarked;
