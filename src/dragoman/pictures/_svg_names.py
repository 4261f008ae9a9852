"""The names of SVG that a drawing may have when it goes out: elements and attributes.

A drawing program may write anything under a name of its own, such as the path of the file or, in
diagrams.net, the drawing once more with the names of host and program. What shows a drawing passes
such names over; so they are left out.

Sources: SVG 2 (W3C), appendices G, H and L; SVG 1.1, appendix M; Filter Effects 1, section 9;
CSS Text 3 and 4, CSS Fonts 4 and CSS Writing Modes 4 for properties that are attributes too.
"""

from __future__ import annotations

_SHAPES = (
    "circle clipPath defs desc ellipse filter g image line linearGradient marker mask path pattern "
    "polygon polyline radialGradient rect stop style svg switch symbol text textPath title tspan "
    "use view"
)
_EFFECTS = (
    "feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting "
    "feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR "
    "feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight "
    "feSpecularLighting feSpotLight feTile feTurbulence"
)
ELEMENTS = frozenset(f"{_SHAPES} {_EFFECTS}".split())
SHOWN_TEXTS = frozenset({"text", "tspan", "textPath"})
"""Elements whose text is drawn."""
TEXTS = SHOWN_TEXTS | {"title", "desc"}
"""Elements whose text a reader gets. Text elsewhere in a drawing is never shown."""

_COMMON = (
    "class externalResourcesRequired href id lang requiredExtensions requiredFeatures role style "
    "systemLanguage tabindex transform xlink:href xml:lang xml:space"
)
_GEOMETRY = (
    "cx cy d dx dy fr fx fy height lengthAdjust method offset orient pathLength points "
    "preserveAspectRatio r refX refY rotate rx ry side spacing startOffset textLength viewBox "
    "width x x1 x2 y y1 y2 z zoomAndPan"
)
_SERVERS = (
    "clipPathUnits gradientTransform gradientUnits markerHeight markerUnits markerWidth "
    "maskContentUnits maskUnits patternContentUnits patternTransform patternUnits spreadMethod"
)
_OF_EFFECTS = (
    "amplitude azimuth baseFrequency bias diffuseConstant divisor edgeMode elevation exponent "
    "filterRes filterUnits in in2 intercept k1 k2 k3 k4 kernelMatrix kernelUnitLength "
    "limitingConeAngle mode numOctaves operator order pointsAtX pointsAtY pointsAtZ preserveAlpha "
    "primitiveUnits radius result scale seed slope specularConstant specularExponent "
    "stdDeviation stitchTiles surfaceScale tableValues targetX targetY type values "
    "xChannelSelector yChannelSelector"
)
_PROPERTIES = (
    "alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation "
    "color-interpolation-filters color-profile color-rendering cursor direction display "
    "dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font "
    "font-family font-feature-settings font-kerning font-optical-sizing font-size "
    "font-size-adjust font-stretch font-style font-synthesis font-variant font-variant-alternates "
    "font-variant-caps font-variant-east-asian font-variant-ligatures font-variant-numeric "
    "font-variant-position font-variation-settings font-weight font-width "
    "glyph-orientation-horizontal glyph-orientation-vertical hyphens image-orientation "
    "image-rendering inline-size isolation kerning letter-spacing lighting-color line-break "
    "line-height marker marker-end marker-mid marker-start mask mask-border mask-clip "
    "mask-composite mask-image mask-mode mask-origin mask-position mask-repeat mask-size mask-type "
    "media mix-blend-mode opacity overflow overflow-wrap paint-order pointer-events "
    "shape-image-threshold shape-inside shape-margin shape-padding shape-rendering "
    "shape-subtract solid-color "
    "solid-opacity stop-color stop-opacity stroke stroke-alignment stroke-dasharray "
    "stroke-dashcorner stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-opacity stroke-width tab-size text-align text-align-all text-align-last text-anchor "
    "text-combine-upright text-decoration text-decoration-color text-decoration-fill "
    "text-decoration-line text-decoration-skip-ink text-decoration-stroke text-decoration-style "
    "text-decoration-thickness text-emphasis text-indent text-orientation text-overflow "
    "text-rendering text-shadow text-transform text-underline-offset text-underline-position "
    "transform-box transform-origin unicode-bidi vector-effect vertical-align visibility "
    "white-space white-space-collapse word-break word-spacing word-wrap writing-mode"
)
_ATTRIBUTES = frozenset(f"{_COMMON} {_GEOMETRY} {_SERVERS} {_OF_EFFECTS} {_PROPERTIES}".split())


def is_attribute_known(name: str) -> bool:
    """Return whether an attribute says how a drawing looks, or what it is for those who hear it."""
    return name in _ATTRIBUTES or name.startswith("aria-")
