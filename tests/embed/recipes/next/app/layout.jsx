import Link from 'next/link';

export const metadata = { title: 'The paper', icons: 'data:,' };

export default ({ children }) => (
  <html lang="en">
    <body>
      <nav>
        <Link href="/story">The bridge</Link> <Link href="/ferry">The ferry</Link>
      </nav>
      <main>{children}</main>
    </body>
  </html>
);
