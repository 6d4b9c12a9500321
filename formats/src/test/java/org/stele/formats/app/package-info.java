/** Whatever an application is called. */
@NullMarked
package org.stele.formats.app;

import org.jspecify.annotations.NullMarked;
