/** An invitation as a picture, from the server's SVG text. As an image it can run nothing. */
export function QrCode({ svg, alt }: { svg: string; alt: string }) {
  return (
    <img
      className="qr"
      src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
      alt={alt}
      width={240}
      height={240}
    />
  );
}
